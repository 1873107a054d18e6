import { measureFiles } from './measure-files.ts';
import { measurePages } from './measure-pages.ts';
import { option, reporter } from './report.ts';

// `npm run bench:files -- --rows=1000000`: what rows that are there cost as xlsx, Parquet and CSV (F12), and what pages cost.
const { figure, end } = reporter();
await measureFiles(figure, option('rows', 1_000_000));
await measurePages(figure);
end();
