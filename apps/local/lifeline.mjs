// Loaded before a program that another one starts. The two share a pipe; when it closes, because the parent wants an end or because it has ended
// itself in whatever way, this program is asked to stop, and stopped if it does not.
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const pipe = isMainThread ? new Socket({ fd: 3 }) : undefined;
pipe?.on('error', () => {});
pipe?.on('close', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
});
pipe?.resume().unref();
