/** Where things about people are kept on this computer (XDG base directories). */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function peopleFolder(env: { readonly XDG_DATA_HOME?: string | undefined }): string {
  const data = env.XDG_DATA_HOME;
  // An empty or relative path is to be ignored, says the specification.
  const base = data?.startsWith('/') === true ? data : join(homedir(), '.local', 'share');
  return join(base, 'tsubo', 'people');
}
