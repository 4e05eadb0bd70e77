/** Why a board takes no image. Apart from the code that finds it out, so that the table of messages need not load that. */

/** In the order they are looked for: the first that applies is told (spec.md §5). */
export const IMAGE_REFUSALS = [
  'image',
  'format',
  'length',
  'model',
  'capability',
  'limits',
  'digest',
  'key',
  'signature',
  'counter',
  'body',
] as const;

export type ImageRefusal = (typeof IMAGE_REFUSALS)[number];
