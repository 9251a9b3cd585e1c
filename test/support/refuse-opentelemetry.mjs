import { register } from 'node:module';

// Given to a process by --import: whatever loads OpenTelemetry there fails.
register(
  `data:text/javascript,export function resolve(name, context, next) {
    if (name.startsWith('@opentelemetry/')) throw new Error(name + ' is not to be loaded');
    return next(name, context);
  }`,
);
