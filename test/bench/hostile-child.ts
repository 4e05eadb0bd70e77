/** Run by `hostile.ts` with little memory: reads everything hostile, as host and as board, and says what that took. */
import { decompileImage } from '../../src/image/compile-image.ts';
import { formatDiagnostic } from '../../src/program/format-diagnostic.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { judgeImage } from '../../src/protocol/program-image/judge-image.ts';
import { hostileImages } from '../image/hostile-images.ts';
import { BAD_NUMBERS, BOMBS, CUNNING_YAML, EXPANSIONS, LOOK_ALIKES } from '../program/hostile-texts.ts';
import { HOME } from '../sim/store/support/images.ts';

const texts = [...new Set([BOMBS, EXPANSIONS, BAD_NUMBERS, LOOK_ALIKES, CUNNING_YAML].flat())];
const images = hostileImages();
const home = { ...HOME, leastVersion: () => 1 };
const refused = { texts: 0, images: 0 };
let slowestMs = 0;

function timed(work: () => boolean): boolean {
  const startMs = performance.now();
  const isRefused = work();
  slowestMs = Math.max(slowestMs, performance.now() - startMs);
  return isRefused;
}

const beforeMb = process.resourceUsage().maxRSS / 1024;
for (const text of texts) {
  const isRefused = timed(() => {
    const read = readProgram(text, 'hostile.yaml');
    return !read.ok && read.errors.every((error) => formatDiagnostic(error, text).trim() !== '');
  });
  if (isRefused) refused.texts += 1;
}
for (const { image } of images) {
  const isRefused = timed(() => {
    const verdict = judgeImage(image, home);
    decompileImage(image);
    return !verdict.ok && verdict.detail !== '';
  });
  if (isRefused) refused.images += 1;
}
const afterMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  JSON.stringify({
    texts: texts.length,
    images: images.length,
    refusedTexts: refused.texts,
    refusedImages: refused.images,
    slowestMs: Math.round(slowestMs),
    beforeMb: Math.round(beforeMb),
    peakMb: Math.round(afterMb),
  }),
);
