/** What is kept on this computer of people and massages, and where (XDG base directories). */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { adoptFiles } from '../store/adopt-files.ts';
import { Database } from '../store/database.ts';
import { Devices } from '../store/devices.ts';
import { HealthChecks } from '../store/health-checks.ts';
import { History } from '../store/history.ts';
import { People } from '../store/people.ts';
import { Settings } from '../store/settings.ts';

export interface Kept {
  readonly database: Database;
  readonly people: People;
  readonly checks: HealthChecks;
  readonly history: History;
  readonly devices: Devices;
  readonly settings: Settings;
}

/** Nothing is opened or made before its first use. `onProblem` hears, once, what could not be taken over from before. */
export function openKept(
  env: { readonly XDG_DATA_HOME?: string | undefined },
  onProblem: (words: string) => void,
): Kept {
  const folder = dataFolder(env);
  const database = new Database(join(folder, 'tsubo.db'), {
    onOpen: () => adoptFiles(join(folder, 'people'), { people, checks }).forEach(onProblem),
  });
  const people = new People(database);
  const checks = new HealthChecks(database);
  return {
    database,
    people,
    checks,
    history: new History(database),
    devices: new Devices(database),
    settings: new Settings(database),
  };
}

function dataFolder({ XDG_DATA_HOME: data }: { readonly XDG_DATA_HOME?: string | undefined }): string {
  // An empty or relative path is to be ignored, says the specification.
  const base = data?.startsWith('/') === true ? data : join(homedir(), '.local', 'share');
  return join(base, 'tsubo');
}
