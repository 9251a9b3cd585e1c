import { register } from 'node:module';

// Given to a process by --import: whatever loads OpenTelemetry there, or the chunk that holds it, fails.
register(
  `data:text/javascript,export function resolve(name, context, next) {
    if (/^@opentelemetry\\/|open-telemetry/.test(name)) throw new Error(name + ' is not to be loaded');
    return next(name, context);
  }`,
);
