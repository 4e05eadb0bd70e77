/** The drawn back with the rollers on it: where they are and how hard they press, now. */
import { useComputed } from '@preact/signals';
import type { BackOutline } from '../../http/wire.ts';
import { useStore } from '../store-context.ts';

/** Landmarks that a hand finds, and enough others to count by. */
const NAMED = ['C7', 'T3', 'T7', 'T12', 'L3'];
const SCALE_N = 40;
const FELT_AT_MM = 62;
const FELT_SCALE = 2;
const VIEW = { left: -262, top: -150, width: 524, height: 736 } as const;

export function LiveBack({ back }: { readonly back: BackOutline }) {
  const { words } = useStore();
  return (
    <svg
      class="back"
      viewBox={`${VIEW.left} ${VIEW.top} ${VIEW.width} ${VIEW.height}`}
      role="img"
      aria-label={words.value.backDrawn}
    >
      <defs>
        <linearGradient id="fade" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#fff" stop-opacity="0" />
          <stop offset="0.1" stop-color="#fff" />
          <stop offset="0.82" stop-color="#fff" />
          <stop offset="1" stop-color="#fff" stop-opacity="0" />
        </linearGradient>
        <mask
          id="ends"
          maskUnits="userSpaceOnUse"
          x={VIEW.left}
          y={VIEW.top}
          width={VIEW.width}
          height={VIEW.height}
        >
          <rect x={VIEW.left} y={VIEW.top} width={VIEW.width} height={VIEW.height} fill="url(#fade)" />
        </mask>
        <radialGradient id="warm">
          <stop offset="0" class="warm-core" />
          <stop offset="1" class="warm-rim" />
        </radialGradient>
      </defs>
      <g mask="url(#ends)">
        <path class="skin" d={back.arms} />
        <path class="skin" d={back.torso} />
        <ellipse class="skin" {...back.head} />
        {[...back.edges, ...back.lines].map((d, index) => (
          <path key={d} class={index < back.edges.length ? 'edge' : 'edge faint'} d={d} />
        ))}
        <Spine back={back} />
      </g>
      <Felt spanMm={back.spanMm} />
      <Roller side="left" spanMm={back.spanMm} />
      <Roller side="right" spanMm={back.spanMm} />
    </svg>
  );
}

function Spine({ back }: { readonly back: BackOutline }) {
  return (
    <g>
      {back.landmarks.map(({ name, share }, index) => {
        if (NAMED.includes(name)) return null;
        const half = name === 'sacrum' ? 15 : 7 + index * 0.32;
        const tall = name === 'sacrum' ? 17 : 4.2 + index * 0.3;
        return (
          <rect
            key={name}
            class="bone"
            x={-half}
            y={share * back.spanMm - tall}
            width={2 * half}
            height={2 * tall}
            rx={0.9 * tall}
          />
        );
      })}
      {back.landmarks
        .filter(({ name }) => NAMED.includes(name))
        .map(({ name, share }) => (
          <text key={name} class="landmark" x="0" y={share * back.spanMm + 7}>
            {name}
          </text>
        ))}
    </g>
  );
}

/** The way the rollers have felt, its curve to both sides of the spine, and the line that a person is asked about. */
function Felt({ spanMm }: { readonly spanMm: number }) {
  const { live } = useStore();
  const curve = useComputed(() => {
    const felt = live.value?.scan?.felt ?? [];
    return [-1, 1].map((side) => pathOf(felt, side, spanMm)).join('');
  });
  const line = useComputed(() => {
    const shoulder = live.value?.scan?.question?.shoulder ?? null;
    return `translate(0 ${shoulder === null ? -9999 : (shoulder * spanMm).toFixed(1)})`;
  });
  return (
    <g>
      <path class="felt" d={curve} />
      <path class="shoulder-line" d="M-200 0H200" transform={line} />
    </g>
  );
}

/** A deeper hollow lies farther from the spine: drawn at twice its size around where the rollers run. */
function pathOf(felt: readonly (readonly [number, number])[], side: number, spanMm: number): string {
  const shallowMm = Math.min(...felt.map(([, depthMm]) => depthMm));
  return felt
    .map(([share, depthMm], index) => {
      const x = side * (FELT_AT_MM + FELT_SCALE * (depthMm - shallowMm));
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${(share * spanMm).toFixed(1)}`;
    })
    .join('');
}

/** Moves by one attribute, so that twenty pictures a second lay nothing out anew. */
function Roller({ side, spanMm }: { readonly side: 'left' | 'right'; readonly spanMm: number }) {
  const { live } = useStore();
  const place = useComputed(() => {
    const rollers = live.value?.rollers;
    if (!rollers) return 'translate(0 -9999)';
    const x = (side === 'left' ? -0.5 : 0.5) * rollers.widthMm;
    return `translate(${x} ${(rollers.share * spanMm).toFixed(1)})`;
  });
  const forceN = useComputed(() => live.value?.rollers?.[side === 'left' ? 'leftN' : 'rightN'] ?? 0);
  const glow = useComputed(() => (28 + 64 * Math.min(1, forceN.value / SCALE_N)).toFixed(1));
  const look = useComputed(() => (forceN.value > 2 ? 'roller pressing' : 'roller'));
  return (
    <g class={look} transform={place}>
      <circle class="glow" r={glow} fill="url(#warm)" />
      <circle class="wheel" r="23" />
      <circle class="hub" r="7" />
    </g>
  );
}
