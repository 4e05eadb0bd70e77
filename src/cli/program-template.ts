/** What `tsubo new` writes: short, correct, and every line a place to begin changing. */
import { proseText } from '../program/prose.ts';

/** `schema` is the way from the new file to the JSON Schema. */
export function programTemplate(title: string, schema: string): string {
  const name = proseText(title, true);
  return `# yaml-language-server: $schema=${schema}
#
# Begun with "tsubo new". Say here why you chose what you chose, and where it comes from.
# Check it:       npx tsubo check FILE
# Look at it:     npx tsubo preview FILE
# Try it safely:  npx tsubo play FILE --chair sim --stature 170

title: { en: ${name}, id: ${name} }
about:  # one or two sentences, in English and Indonesian
  en: Warms the back with long strokes, presses four points beside the spine, and ends as it began.
  id: >-
    Menghangatkan punggung dengan usapan panjang, menekan empat titik di samping tulang belakang, dan berakhir
    seperti awalnya.
goals: [relax]
duration: 3min

# What a person may set; a panel shows each as a control. $strength stands for it below.
inputs:
  strength: { kind: pressure, default: medium, from: light, to: firm, label: { en: Pressure, id: Tekanan } }

strokes:
  # Arrive: up the whole back and lightly down again, twice. 1 to 10 cm/s feels best.
  - sweep: { from: L5, to: T1, speed: 5cm/s, pressure: light, passes: 2 }

  # Points of the bladder line, 3 to 4 cm beside the spine: BL13 is level with T3, BL23 with L2.
  - for each:
      point: [BL13, BL15, BL17, BL23]
      do:
        - hold: { at: $point, pressure: $strength, for: 8s }

  # Slow circles over the lower back.
  - knead: { over: lower back, rate: 20/min, pressure: gentle, for: 40s }

  # Leave: slower and lighter than the arrival.
  - sweep: { from: L5, to: T1, speed: 4cm/s, pressure: light, passes: 2 }
`;
}
