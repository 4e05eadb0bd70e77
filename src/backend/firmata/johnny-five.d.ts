/** The parts of johnny-five and firmata-io that are used here; neither brings types of its own. */
declare module 'firmata-io' {
  import type { EventEmitter } from 'node:events';

  namespace firmata {
    export interface IoPin {
      value: number;
      mode: number;
      supportedModes: readonly number[];
      analogChannel: number;
    }

    export interface IoBoard extends EventEmitter {
      readonly isReady: boolean;
      readonly pins: IoPin[];
      readonly analogPins: readonly number[];
      readonly firmware: { readonly name?: string };
      readonly MODES: Readonly<Record<'INPUT' | 'OUTPUT' | 'ANALOG' | 'PWM' | 'SERVO' | 'PULLUP', number>>;
      readonly reportVersionTimeoutId: NodeJS.Timeout;
      reportVersion(callback: () => void): void;
      queryFirmware(callback: () => void): void;
      pinMode(pin: number, mode: number): void;
      analogRead(channel: number, callback: (value: number) => void): void;
      digitalRead(pin: number, callback: (value: number) => void): void;
    }

    type Constructor = new (
      transport: EventEmitter,
      options: { readonly samplingInterval: number },
    ) => IoBoard;
    const Firmata: Constructor;
  }

  export = firmata;
}

declare module 'johnny-five' {
  import type { IoBoard } from 'firmata-io';

  namespace five {
    export interface BoardOptions {
      readonly io: IoBoard;
      readonly repl: false;
      readonly debug: false;
      readonly sigint: false;
    }

    export interface Board {
      readonly io: IoBoard;
    }

    export interface Motor {
      forward(duty: number): this;
      reverse(duty: number): this;
      start(duty: number): this;
      stop(): this;
    }

    export interface Relay {
      close(): this;
      open(): this;
      toggle(): this;
    }

    export interface Servo {
      to(degrees: number): this;
    }

    export interface Led {
      on(): this;
      off(): this;
    }

    export interface Lcd {
      cursor(row: number, column: number): this;
      print(text: string): this;
    }

    const Board: new (options: BoardOptions) => Board;
    const Motor: new (options: {
      readonly board: Board;
      readonly pins?: { readonly pwm: number; readonly dir: number };
      readonly pin?: number;
      readonly threshold: number;
    }) => Motor;
    const Relay: new (options: { readonly board: Board; readonly pin: number }) => Relay;
    const Servo: new (options: { readonly board: Board; readonly pin: number }) => Servo;
    const Led: new (options: { readonly board: Board; readonly pin: number }) => Led;
    const LCD: new (options: {
      readonly board: Board;
      readonly controller: 'PCF8574';
      readonly address: number;
      readonly rows: number;
      readonly cols: number;
    }) => Lcd;
  }

  export = five;
}
