import { runProgram } from '../support/program.js';
import { readEnvironment } from './environment.js';
import { startExotelStandIn } from './exotel-stand-in.js';

await runProgram('Exotel stand-in', async () => {
  const options = readEnvironment(process.env);
  const standIn = await startExotelStandIn(options);
  console.log(
    `Exotel stand-in listens on ${standIn.url} (account ${options.accountSid ?? 'cxbsim'}, control ${standIn.url}/sim/calls)`,
  );
  return standIn;
});
