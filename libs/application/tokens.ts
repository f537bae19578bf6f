/** Under these names Nest hands out what has no class of its own: `@Inject(STORE) store: EventStore`. */
export const STORE = Symbol('EventStore');
export const CHAIN = Symbol('ChainedStore');
export const KEYRING = Symbol('Keyring');
/** The read models' connections. */
export const MODELS = Symbol('DataSource');
/** The pool of the application's own tables, schema `app`. */
export const POOL = Symbol('Pool');
export const OPTIONS = Symbol('WaymarkOptions');
