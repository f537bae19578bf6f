/** Under these names Nest hands out what has no class: `@Inject(STORE) store: EventStore`. */
export const STORE = Symbol('EventStore');
export const CHAIN = Symbol('ChainedStore');
export const KEYRING = Symbol('Keyring');
/** The pool of the application's own tables, schema `app`. */
export const POOL = Symbol('Pool');
