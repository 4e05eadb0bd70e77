/** Shows a session drawn where it can be drawn, and told in lines where not. */
import { LiveView } from './live-view.ts';
import { PlainView } from './plain-view.ts';
import type { SessionView, ViewOptions } from './session-view.ts';

export function createView(options: ViewOptions): SessionView {
  const { output, env } = options;
  const canDraw = output.isTTY === true && env.TERM !== 'dumb';
  return canDraw ? new LiveView(options) : new PlainView(output);
}
