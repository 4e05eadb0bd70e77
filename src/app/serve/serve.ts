/** `tsubo serve`: the control panel, and with it a chair; the simulated one where no other is named. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import qrcode from 'qrcode';
import { ChairLinkPort } from '../../backend/chair-link/chair-link-port.ts';
import type { ServeCommand } from '../../cli/serve-command.ts';
import { FrontDesk } from '../../http/front-desk.ts';
import { readPanelFiles } from '../../http/panel-files.ts';
import { openPanelServer } from '../../http/panel-server.ts';
import { createLink } from '../../link/create-link.ts';
import { parseChairAddress } from '../../link/parse-chair-address.ts';
import { EXIT_CODES } from '../../units/chair-error.ts';
import { loadChairLinkProfile, loadProfile } from '../chair-profiles.ts';
import { openKept } from '../kept.ts';
import { LineFile } from '../line-file.ts';
import { packageRoot } from '../package-root.ts';
import { NO_PSEUDO_TERMINAL } from '../pseudo-terminal.ts';
import { monotonicClock, startPulse } from '../pulse.ts';
import { BEAT_MS } from '../session.ts';
import { DEFAULT_STATURE_MM, openPtyDoor, openTcpDoor } from '../sim-command.ts';
import { hostSimChair } from '../sim-host.ts';
import type { Terminal } from '../terminal.ts';
import { ownAddresses } from './addresses.ts';
import { readMassages } from './catalogue.ts';
import { ChairKeeper } from './chair-keeper.ts';
import { consentWords, listenForKey } from './chair-key.ts';
import { programsOnChair, readStorePage } from './chair-store.ts';
import { Household } from './household.ts';
import { Ledger } from './ledger.ts';
import { PairedDevices } from './paired-devices.ts';

const PROFILE = 'tsubo-duo';
/** 20 times a second, every other beat. */
const BEATS_A_PICTURE = 2;
/** How long the chair may take to let go when the process is told to end (§7: 1 s), and a little. */
const LET_GO_MS = 1_500;

/** Runs until the process is told to end; resolves with the exit code. */
export async function serve(command: ServeCommand, terminal: Terminal): Promise<number> {
  const root = packageRoot();
  const files = readPanelFiles(join(root, 'dist', 'panel'));
  const profile = loadChairLinkProfile(command.profile ?? PROFILE, 'The control panel');
  const chair = command.chair === null ? await ownChair(command, terminal) : null;
  const chairAddress = parseChairAddress(chair?.address ?? command.chair ?? '');
  // A simulated chair of one's own is new, and keeps nothing yet.
  const onChair = chair === null ? await programsOnChair(chairAddress) : [];
  const massages = readMassages(join(root, 'programs'), profile, onChair);
  for (const name of massages.leftOut) {
    terminal.stderr.write(`tsubo: programs/${name} is left out: npx tsubo check tells why.\n`);
  }
  const now = monotonicClock();
  const calendarMs = (): number => Date.now();
  const complain = (words: string): void => void terminal.stderr.write(`tsubo: ${words}\n`);
  const kept = openKept(terminal.env, complain);
  const household = new Household({ kept, profile, calendarMs });
  const devices = new PairedDevices(kept.devices, complain);
  const keeper = new ChairKeeper({
    massages,
    household,
    ledger: new Ledger({ history: kept.history, calendarMs, onTrouble: household.tell }),
    simulated: chair !== null,
    readStore: () => readStorePage(chairAddress),
    connect: () =>
      new ChairLinkPort({
        link: createLink(chairAddress),
        now,
        nonce: () => randomBytes(4).readUInt32BE(),
      }),
    now,
  });
  const desk = new FrontDesk({
    door: keeper,
    house: household,
    now,
    calendarMs,
    paired: devices.recall(),
    onPaired: devices.note,
    onConsent: (asked) => terminal.stdout.write(consentWords(asked)),
    onPin: (pin) => terminal.stdout.write(`\nWrong PINs were tried. The new PIN is ${pin}\n`),
  });
  const { names, forPhones } = ownAddresses(command.host);
  try {
    const server = await openPanelServer({
      desk,
      files,
      names,
      address: command.host,
      port: command.httpPort,
    });
    terminal.stdout.write(await welcome(server.port, forPhones, desk.pin));
    let beats = 0;
    const stopPulse = startPulse(BEAT_MS, () => {
      const nowMs = now();
      keeper.tick(nowMs);
      beats += 1;
      if (beats % BEATS_A_PICTURE === 0) server.broadcast(nowMs);
      if (!keeper.busy) devices.write();
    });
    const giveBack = listenForKey(terminal, () => void desk.allow({ kind: 'key' }));
    await untilToldToEnd(terminal);
    giveBack();
    await keeper.letGo(LET_GO_MS);
    stopPulse();
    await server.close();
    await keeper.end();
    devices.write();
  } finally {
    kept.database.close();
    await chair?.switchOff();
  }
  return EXIT_CODES.ok;
}

interface OwnChair {
  readonly address: string;
  switchOff(): Promise<void>;
}

async function ownChair({ profile, seed, truthPath }: ServeCommand, terminal: Terminal): Promise<OwnChair> {
  const door = await openPtyDoor(null);
  const line = door ?? (await openTcpDoor(0));
  const why = door === null ? ` (${NO_PSEUDO_TERMINAL})` : '';
  terminal.stdout.write(`Simulated chair on ${line.address}${why}. Nobody sits in it.\n`);
  const truth = truthPath === null ? null : new LineFile(truthPath);
  const switchOff = hostSimChair({
    profile: loadProfile(profile ?? PROFILE),
    statureMm: DEFAULT_STATURE_MM,
    seed,
    bodySeed: null,
    far: line.far,
    truth,
    speed: 1,
  });
  return {
    address: line.address,
    switchOff: async () => {
      switchOff();
      truth?.close();
      await line.close();
    },
  };
}

/** The code carries the PIN behind `#`, which browsers never send anywhere. */
async function welcome(port: number, forPhones: string | null, pin: string): Promise<string> {
  const here = `The control panel:  http://localhost:${port}\nPairing PIN:        ${pin}\n`;
  if (forPhones === null) return `\n${here}\nCtrl-C stops the chair and ends.\n`;
  const address = `http://${forPhones}:${port}`;
  const code = await qrcode.toString(`${address}/#pin=${pin}`, { type: 'utf8', errorCorrectionLevel: 'L' });
  return `\n${here}On a phone:         ${address}, or scan:\n\n${code}\nCtrl-C stops the chair and ends.\n`;
}

function untilToldToEnd({ process }: Terminal): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
