import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';

/** A wire to a server that can be cut at will: at once, or just when the next answer comes back, so that the caller never learns the outcome. */
export const wireTo = async (
  url: string,
): Promise<{ url: string; cut: () => void; loseNextAnswer: () => void; close: () => Promise<void> }> => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let losing = false;
  const cut = (): void => {
    losing = false;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer(near => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
    near.on('data', data => far.write(data)).on('close', () => far.destroy());
    far.on('data', data => (losing ? cut() : near.write(data))).on('close', () => near.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const through = new URL(url);
  through.port = String((server.address() as { port: number }).port);
  return {
    url: through.toString(),
    cut,
    loseNextAnswer: () => {
      losing = true;
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
};
