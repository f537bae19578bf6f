/** Works something out once for each case, journey or span of one, and keeps it as long as that is kept. What it gives is shared: nobody changes it. */
export const oncePer = <K extends object, V extends object>(work: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, V>();
  return key => {
    let value = known.get(key);
    if (!value) known.set(key, (value = work(key)));
    return value;
  };
};
