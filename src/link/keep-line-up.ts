import { execFile } from 'node:child_process';

/**
 * Keeps DTR up when the port at `path` is closed or its host dies: many boards reset when it falls or rises again,
 * and a board that is reset cannot finish letting go. serialport's `hupcl: false` only refrains from asking for the
 * drop, which Linux makes by default on USB ports (@serialport/bindings-cpp 13, serialport_unix.cpp, setup).
 * Resolves also where there is no stty: the board's own safety does not rest on this.
 */
export function keepLineUp(path: string): Promise<void> {
  const flag = process.platform === 'darwin' ? '-f' : '-F';
  return new Promise((resolve) => {
    execFile('stty', [flag, path, '-hupcl'], { timeout: 2_000 }, () => resolve());
  });
}
