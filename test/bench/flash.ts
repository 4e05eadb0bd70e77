/** The longest image over a line at 115200 baud, onto a flash of stated times, in virtual time. */
import { StoreRig } from '../backend/chair-link/store-rig.ts';
import { longImage } from '../sim/store/support/images.ts';
import { type Figure, rounded } from './figure.ts';

/** 115200 baud, 8N1. */
const LINE_BYTES_PER_MS = 11.52;

export async function flashFigures(): Promise<readonly Figure[]> {
  const rig = new StoreRig();
  await rig.open();
  const image = longImage(1);
  const startMs = rig.nowMs;
  await rig.run(rig.flash(image));
  const data = rig.lines.filter(({ direction, text }) => direction === 'out' && text.includes(',pgd,'));
  const from = data[0]?.ms ?? 0;
  const verify = rig.lines.find(
    ({ ms, direction, text }) => ms > from && direction === 'out' && text.includes(',pgv'),
  );
  const limitMs = data.reduce((sum, { text }) => sum + text.length + 1, 0) / LINE_BYTES_PER_MS;
  const dataMs = (verify?.ms ?? rig.nowMs) - from;
  return [
    {
      name: 'flash',
      bytes: image.length,
      seconds: rounded((rig.nowMs - startMs) / 1000, 2),
      dataSeconds: rounded(dataMs / 1000, 2),
      limitSeconds: rounded(limitMs / 1000, 2),
      ratio: rounded(dataMs / limitMs, 3),
      goalRatio: 1.15,
      goalSeconds: 4,
    },
  ];
}
