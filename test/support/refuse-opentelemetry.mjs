import Module from 'node:module';

// Given to a process by --import: whatever loads OpenTelemetry there, or the chunk that holds it, fails. The bundled
// service is CommonJS.
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => {
  if (/^@opentelemetry\/|open-telemetry/.test(name)) throw new Error(`${name} is not to be loaded`);
  return resolve(name, ...rest);
};
