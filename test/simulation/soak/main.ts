/** `npm run soak -- --seeds N [--from S] [--minutes M]`. See soak.ts. */
import { soakCommand } from './soak-command.ts';

process.exitCode = await soakCommand(process.argv.slice(2), process.stdout);
