/** `tsubo key new|sign|trust`. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { KeyCommand } from '../../cli/store-commands.ts';
import { keyIdOf, publicKeyOf, signedImage } from '../../protocol/program-image/signature.ts';
import { EXIT_CODES } from '../../units/chair-error.ts';
import { loadChairLinkProfile } from '../chair-profiles.ts';
import type { Terminal } from '../terminal.ts';
import { compileFile, programId } from './compile-file.ts';
import { readPublicKey, readSecretKey, standardKeyPath, trustFolder, writeKeyPair } from './key-files.ts';

const SECRET_KEY_BYTES = 32;

export function key(command: KeyCommand, terminal: Terminal): number {
  const { stdout } = terminal;
  switch (command.action) {
    case 'new': {
      const path = command.outPath ?? standardKeyPath(terminal);
      const secretKey = Uint8Array.from(randomBytes(SECRET_KEY_BYTES));
      const { publicPath } = writeKeyPair(path, secretKey);
      stdout.write(
        `Key ${keyIdOf(publicKeyOf(secretKey))}\n  secret, for you alone: ${path}\n  public, for chairs:    ${publicPath}\n`,
      );
      return EXIT_CODES.ok;
    }
    case 'sign': {
      const secretKey = readSecretKey(command.keyPath, terminal);
      const profile = loadChairLinkProfile(command.profile, 'A program image');
      for (const file of command.files) {
        const id = programId(file);
        const image = signedImage(compileFile(file, { id, version: command.version }, profile), secretKey);
        const path = command.outPath ?? `${file.replace(/\.ya?ml$/, '')}.tsi`;
        writeFileSync(path, image);
        stdout.write(
          `${path}: ${image.length} bytes, version ${command.version} of ${id}, for ${profile.name}\n`,
        );
      }
      return EXIT_CODES.ok;
    }
    case 'trust': {
      const folder = trustFolder(terminal);
      mkdirSync(folder, { recursive: true });
      for (const file of command.files) {
        const id = keyIdOf(readPublicKey(file));
        copyFileSync(file, join(folder, `${id}.pub`));
        stdout.write(`${basename(file)}: simulated chairs started from now on trust ${id}.\n`);
      }
      return EXIT_CODES.ok;
    }
    default:
      return command.action satisfies never;
  }
}
