import { useId } from 'preact/hooks';

export interface SegmentsProps {
  readonly label: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly value: string;
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** One of a few, all in sight: radio buttons that look like one strip. */
export function Segments({ label, choices, value, isDisabled = false, onChange }: SegmentsProps) {
  const name = useId();
  return (
    <fieldset class="segments" disabled={isDisabled}>
      <legend>{label}</legend>
      <div>
        {choices.map(([choice, text]) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === value}
              onChange={() => onChange(choice)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
