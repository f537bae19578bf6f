import { once } from 'node:events';
import { createServer } from 'node:net';

const bind = async (port: number, host: string): Promise<number> => {
  const socket = createServer().listen(port, host);
  await once(socket, 'listening');
  const chosen = (socket.address() as { port: number }).port;
  socket.close();
  await once(socket, 'close');
  return chosen;
};

/** A port of this machine that nobody uses just now. */
export const freePort = (): Promise<number> => bind(0, '127.0.0.1');

/** Whether nobody on this machine uses a port, under either kind of address. */
export const isFree = async (port: number): Promise<boolean> => {
  try {
    await bind(port, '127.0.0.1');
    await bind(port, '::1').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw error; // other errors: this machine has no such address
    });
    return true;
  } catch {
    return false;
  }
};
