/** The description of `/api/…` for whoever writes a program against it (OpenAPI 3.1). The schemas are those that check. */
import { z } from 'zod';
import { VERB } from './client-message.ts';
import { HOUSE_VERB } from './house-message.ts';

type Json = Readonly<Record<string, unknown>>;

const VERSION = '1.0.0';

export function openApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tsubo',
      version: VERSION,
      description:
        'The same verbs as the control panel. Pair once with the PIN that the controller shows; the answer sets a cookie. ' +
        'A request that changes anything needs the Origin of this very address. Stop needs nothing at all.',
    },
    paths: {
      '/stop': {
        post: operation('Stop: travel stops, the rollers let go, nothing resumes by itself.', {
          200: 'The chair was told.',
        }),
      },
      '/api/pair': {
        post: operation(
          'Pairs this device with the PIN.',
          { 200: 'Paired; the cookie is set.', 403: 'Not the PIN.', 429: 'Too many wrong PINs: wait.' },
          {
            type: 'object',
            required: ['pin'],
            properties: {
              pin: { type: 'string', pattern: '^\\d{6}$' },
              name: { type: 'string', maxLength: 24 },
              atChair: { type: 'boolean', default: false },
            },
            additionalProperties: false,
          },
        ),
      },
      '/api/me': { get: operation('The role of this device; null where it is not paired.', { 200: 'It.' }) },
      '/api/catalogue': { get: read('Every massage on offer, and the drawn back.') },
      '/api/state': { get: read('What the chair does now.') },
      '/api/house': {
        get: read('People, devices, and what is set.'),
        post: asks('Changes people, devices or what is set.', schemaOf(HOUSE_VERB)),
      },
      '/api/played': {
        get: {
          ...read('What was played, the newest first.'),
          parameters: [
            { name: 'person', in: 'query', schema: { type: 'string' } },
            { name: 'before', in: 'query', schema: { type: 'integer' } },
          ],
        },
      },
      '/api/store': {
        get: read('The programs on the chair, who changed them, and its counters: for technicians.'),
      },
      '/api/ask': {
        post: asks('Asks the chair: start, scan, change, pause, resume, open, stop and the others.', {
          allOf: [
            {
              type: 'object',
              required: ['id'],
              properties: { id: { type: 'integer' }, fence: { type: 'integer' } },
            },
            opened(schemaOf(VERB)),
          ],
        }),
      },
      '/metrics': { get: operation('Figures for Prometheus.', { 200: 'Text.' }) },
    },
  };
}

function read(summary: string): Json {
  return operation(summary, { 200: 'It.', 401: 'This device is not paired.' });
}

function asks(summary: string, schema: Json): Json {
  const answers = {
    200: 'Done.',
    202: 'Somebody at the chair is asked first.',
    400: 'Not understood.',
    401: 'This device is not paired.',
    409: 'Not done; `code` says why.',
  };
  return operation(summary, answers, schema);
}

function operation(summary: string, answers: Readonly<Record<number, string>>, schema?: Json): Json {
  const responses = Object.fromEntries(
    Object.entries(answers).map(([status, description]) => [status, { description }]),
  );
  if (schema === undefined) return { summary, responses };
  return {
    summary,
    responses,
    requestBody: { required: true, content: { 'application/json': { schema } } },
  };
}

/** The envelope of `/api/ask` stands beside each alternative, which says so of itself that nothing may. */
function opened({ oneOf, ...rest }: Json): Json {
  const alternatives = (oneOf as readonly Json[]).map(({ additionalProperties: _, ...open }) => open);
  return { ...rest, oneOf: alternatives };
}

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return rest;
}
