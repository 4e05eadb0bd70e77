/** The message table in the shape the codec walks: fields as an ordered list, messages found by name. */
import type { FieldSpec } from './fields.ts';
import { MESSAGES, type MessageName, type MessageSpec } from './messages.ts';

export interface Layout {
  readonly name: MessageName;
  readonly from: 'host' | 'board';
  readonly sequenced: boolean;
  readonly fields: readonly { readonly name: string; readonly spec: FieldSpec }[];
}

function layout(name: MessageName, spec: MessageSpec): Layout {
  const fields = Object.entries(spec.fields).map(([field, kind]) => ({ name: field, spec: kind }));
  return { name, from: spec.from, sequenced: spec.sequenced, fields };
}

const LAYOUTS: ReadonlyMap<string, Layout> = new Map(
  Object.entries(MESSAGES).map(([name, spec]) => [name, layout(name as MessageName, spec)]),
);

/** How the message of that name is laid out, or undefined where version 1 has none. */
export function layoutOf(name: string): Layout | undefined {
  return LAYOUTS.get(name);
}
