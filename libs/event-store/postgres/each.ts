/** The items of pages one by one. A generator would do, at thrice the cost of an item; here an item that is at hand costs one resolved promise. */
export const each = <T>(pages: AsyncGenerator<readonly T[]>): AsyncIterable<T> => ({
  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    let page: readonly T[] = [];
    let place = 0;
    const turn = async (): Promise<IteratorResult<T, undefined>> => {
      while (place === page.length) {
        const next = await pages.next();
        if (next.done === true) return { done: true, value: undefined };
        page = next.value;
        place = 0;
      }
      return { done: false, value: page[place++]! };
    };
    return {
      next: () => (place < page.length ? Promise.resolve({ done: false, value: page[place++]! }) : turn()),
      return: async () => {
        await pages.return(undefined);
        return { done: true, value: undefined };
      },
    };
  },
});
