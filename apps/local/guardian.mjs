// Owns one PostgreSQL server. Started in a session of its own, so that Ctrl-C does not reach the server before the applications have finished with
// it; stops the server when its standard input closes, which happens however the process that started it ends, even by SIGKILL.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

const { command, args, options, log } = JSON.parse(process.argv[2]);
const server = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
const file = createWriteStream(log, { mode: 0o600 });

const stop = () => {
  server.kill('SIGINT'); // PostgreSQL's "fast" shutdown: connections are ended, everything acknowledged is kept
  setTimeout(() => server.kill('SIGQUIT'), 20_000).unref();
};

server.stderr.pipe(file);
server.stderr.pipe(process.stdout);
process.stdout.on('error', () => {}); // nobody listens any more
server.on('error', error => process.stdout.write(`FATAL:  ${error.message}\n`));
server.on('close', code => file.end(() => process.exit(code ?? 1)));
process.stdin.on('close', stop).resume();
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
