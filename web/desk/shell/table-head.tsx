/** The heads of a table's columns; those of numbers stand over their numbers. */
export function TableHead({
  names,
  numbers = [],
}: {
  names: readonly string[];
  numbers?: readonly string[];
}) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col" className={numbers.includes(name) ? 'number' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
