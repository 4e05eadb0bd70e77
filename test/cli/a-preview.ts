/** Small programs compiled for the shipped chairs, to draw and explain. */

import { trackMm } from '../../src/chair/body.ts';
import { LANDMARKS } from '../../src/chair/landmarks.ts';
import { placeStrokes } from '../../src/chair/placing.ts';
import { pressureScale } from '../../src/chair/pressure-scale.ts';
import type { Explanation } from '../../src/cli/explain-text.ts';
import type { Preview } from '../../src/cli/preview.ts';
import { planStrokes } from '../../src/motion/plan-strokes.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { body, type ChairName, chair } from '../chair/chairs.ts';

const STATURE_MM = 1700;

export function compiled(steps: string, name: ChairName = 'tsubo-duo', more = ''): Explanation & Preview {
  const text = `title: { en: "Test <1> & more", id: Uji }\nabout: { en: For a test., id: Untuk uji. }\n${more}strokes:\n${steps}`;
  const program = readProgram(text, 'test.yaml');
  if (!program.ok) throw new Error(JSON.stringify(program.errors, null, 1));
  const profile = chair(name);
  const person = { statureMm: STATURE_MM, ceilingN: 40 };
  const { placed, approximations, zones } = placeStrokes(program.value.strokes, person, profile);
  const { title, about } = program.value;
  return {
    program: program.value,
    title,
    about,
    plan: planStrokes(placed, profile),
    zones,
    approximations,
    channels: profile.depth.map(({ channel }) => channel),
    landmarks: LANDMARKS.map((landmark) => ({
      name: landmark,
      trackMm: trackMm({ landmark, offsetMm: 0 }, body(STATURE_MM), profile),
    })),
    scale: pressureScale(profile.force),
    chair: profile.title,
    statureMm: STATURE_MM,
    changes: approximations.length,
    sitting: `${name}, 170 cm`,
  };
}
