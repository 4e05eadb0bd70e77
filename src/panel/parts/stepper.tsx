export interface StepperProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly less: string;
  readonly more: string;
  readonly onStep: (by: number) => void;
}

export function Stepper({ label, hint, text, less, more, onStep }: StepperProps) {
  return (
    <fieldset class="stepper">
      <legend>{label}</legend>
      <div>
        <button type="button" aria-label={less} onClick={() => onStep(-1)}>
          −
        </button>
        <output aria-live="polite">{text}</output>
        <button type="button" aria-label={more} onClick={() => onStep(1)}>
          +
        </button>
      </div>
      <p class="soft">{hint}</p>
    </fieldset>
  );
}
