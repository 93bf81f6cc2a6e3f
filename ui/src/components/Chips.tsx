/** A filter with few values, each a chip; pressing the chosen one takes the filter away. */
import classes from "./Chips.module.css";

interface ChipsProps {
  label: string;
  values: { value: string; label: string; count?: number }[];
  chosen: string | null;
  onChoose: (value: string | null) => void;
}

export function Chips({ label, values, chosen, onChoose }: ChipsProps) {
  return (
    <div role="group" aria-label={label} className={classes.chips}>
      {values.map(({ value, label: word, count }) => (
        <button key={value} type="button" aria-pressed={chosen === value} onClick={() => onChoose(chosen === value ? null : value)}>
          {word}
          {count === undefined ? null : <span className="number">{count}</span>}
        </button>
      ))}
    </div>
  );
}
