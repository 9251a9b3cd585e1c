// Prints the test files that failed in a report of Jest, each on a line.
//   node .ci/failed-files.mjs report.json
import { readFileSync } from 'node:fs';

const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { name, status } of testResults) if (status === 'failed') console.log(name);
