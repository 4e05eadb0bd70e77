/** What Prometheus may collect: figures of the chair and of this computer, and nothing about any person. */
import type { FrontDesk } from './front-desk.ts';
import { liveState } from './live-state.ts';
import type { LiveState } from './wire.ts';

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  readonly samples: readonly (readonly [labels: string, value: number])[];
}

export function metricsText(desk: FrontDesk): string {
  const watched = desk.door.watch();
  return metricsOf(liveState(watched), watched.nowMs, desk.door.catalogue.mmPerN).map(textOf).join('');
}

function metricsOf(live: LiveState, nowMs: number, mmPerN: number | null): readonly Metric[] {
  const per = mmPerN ?? 1;
  const { rollers } = live;
  const memory = process.memoryUsage();
  return [
    gauge('tsubo_phase', 'What the chair does: 1 for the phase it is in.', [[`{phase="${live.phase}"}`, 1]]),
    gauge('tsubo_link', 'How well the chair is heard: 1 for none, live, slow or lost.', [
      [`{quality="${live.link}"}`, 1],
    ]),
    gauge('tsubo_round_trip_seconds', 'A question to the board and its answer.', [
      ['', live.roundTripMs / 1000],
    ]),
    gauge(
      mmPerN === null ? 'tsubo_force_newtons' : 'tsubo_depth_millimetres',
      mmPerN === null ? 'What the rollers sense.' : 'How deep the rollers press.',
      rollers === null
        ? []
        : [
            ['{side="left"}', rollers.leftN * per],
            ['{side="right"}', rollers.rightN * per],
          ],
    ),
    {
      name: 'tsubo_massages_total',
      help: 'Massages and scans begun since the server started.',
      type: 'counter',
      samples: [['', live.play]],
    },
    {
      name: 'tsubo_up_seconds_total',
      help: 'Since the server started.',
      type: 'counter',
      samples: [['', Math.round(nowMs) / 1000]],
    },
    gauge('tsubo_resident_memory_bytes', 'Memory of the server.', [['', memory.rss]]),
    gauge('tsubo_heap_used_bytes', 'Memory of its objects.', [['', memory.heapUsed]]),
  ];
}

function gauge(name: string, help: string, samples: Metric['samples']): Metric {
  return { name, help, type: 'gauge', samples };
}

function textOf({ name, help, type, samples }: Metric): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}
