import { availableParallelism } from 'node:os';
import { packagesForTests } from './scripts/packages-for-tests.mjs';

const { script, mapper } = await packagesForTests();

const shared = {
  testEnvironment: '<rootDir>/scripts/packages-environment.mjs',
  testEnvironmentOptions: { packagesForTests: script },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1', ...mapper },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** @type {import('jest').Config} */
export default {
  // A limit for what hangs, not for a machine that is slow: what must be quick says so itself.
  testTimeout: 60_000,
  // Suites wait more than they work: four at once keep the two cores of a small machine busy.
  maxWorkers: Math.max(4, availableParallelism()),
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: ['<rootDir>/src', '<rootDir>/scripts'],
      testMatch: ['**/*.spec.ts'],
    },
    { ...shared, displayName: 'stand-ins', roots: ['<rootDir>/simulator'], testMatch: ['**/*.spec.ts'] },
    { ...shared, displayName: 'e2e', roots: ['<rootDir>/test'], testMatch: ['**/*.e2e-spec.ts'] },
  ],
};
