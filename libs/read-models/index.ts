export { openEntries, openParts, openStreams, setApart, type SealedPart, type StoredStream } from './opening';
