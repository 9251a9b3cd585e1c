import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What a file of one role must not import: the arrow HTTP → controller → service → store | client. */
function forbid(files, ...bans) {
  return {
    files,
    ignores: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: bans.map(([regex, message]) => ({ regex, message })) },
      ],
    },
  };
}

const role = (...roles) => `\\.(${roles.join('|')})\\.js$`;
const mongoose = '^(mongoose|@nestjs/mongoose)$';

/** Features, from left to right: one may use what stands to its left, by its service, model, errors and functions. */
const FEATURES = [
  { folder: 'src/{auth,audit,settings}', names: ['auth', 'audit', 'settings'] },
  { folder: 'src/fleet', names: ['fleet'] },
  { folder: 'src/integrations/exotel', names: ['exotel'] },
  { folder: 'src/integrations/{preflight,test-calls}', names: ['preflight', 'test-calls'] },
];

const OUTSIDE = {
  regex: '^(\\.\\./)+(simulator|test|web|bench|scripts)/',
  message: 'The service knows nothing of what tests and measures it.',
};

/** By ESLint's own rule, since one of the plugin's cannot add to another one of the same name. */
function forbidFeatures({ folder }, place) {
  const right = FEATURES.slice(place + 1).flatMap(({ names }) => names);
  const all = FEATURES.flatMap(({ names }) => names);
  const patterns = [
    OUTSIDE,
    {
      regex: `^\\.\\./.*\\b(${all.join('|')})/[^/]+\\.(store|client|dto|controller)\\.js$`,
      message: "Another feature's service is the way to it.",
    },
    ...(right.length > 0
      ? [{ regex: `^\\.\\./(.*/)?(${right.join('|')})/`, message: 'Features import to the left only.' }]
      : []),
  ];
  return {
    files: [`${folder}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  {
    ignores: ['build', 'dist', 'data', 'coverage', 'node_modules', 'bench/.build', 'web/src/api/schema.d.ts'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Requests, responses and records are classes for their decorators' sake; their values are plain data.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: ['DidRecord', 'AppConfig', 'TestCallResponse'] },
      ],
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
      'no-console': 'error',
      'max-lines': ['error', 300],
      complexity: ['error', 10],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config reads the environment.' },
      ],
    },
  },
  forbid(
    ['src/**/*.controller.ts', 'src/**/*.dto.ts'],
    [role('store', 'client', 'schema', 'wire'), 'A controller speaks to its service only.'],
    [mongoose, 'HTTP does not know the database.'],
  ),
  forbid(
    ['src/**/*.service.ts'],
    [role('controller', 'dto', 'schema', 'wire'), 'A service knows neither HTTP nor documents.'],
    [mongoose, 'Documents belong to the store.'],
    ['^(fastify|axios)$', 'A service does no I/O of its own.'],
  ),
  forbid(
    ['src/**/*.store.ts'],
    [role('controller', 'dto', 'service', 'client', 'wire'), 'Nothing looks back up.'],
  ),
  forbid(
    ['src/**/*.client.ts'],
    [role('controller', 'dto', 'service', 'store', 'schema'), 'Nothing looks back up.'],
    [mongoose, 'A client does not know the database.'],
  ),
  forbid(
    ['src/**/*.model.ts', 'src/**/*.errors.ts'],
    [role('controller', 'dto', 'service', 'store', 'schema', 'client', 'wire'), 'Models import models only.'],
    [mongoose, 'A model is plain data.'],
  ),
  // Where the driver's errors become ours.
  {
    files: ['src/database/database.errors.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [OUTSIDE] }] },
  },
  ...FEATURES.map(forbidFeatures),
  forbid(['simulator/**/*.ts'], ['\\.\\./src/|/src/', 'The stand-ins know nothing of the service.']),
  {
    files: [
      'src/config/**/*.ts',
      'simulator/**/main.ts',
      'scripts/**/*.{ts,mjs}',
      'bench/**/*.{ts,mjs}',
      'test/**/*.ts',
      '**/*.spec.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.e2e-spec.ts', 'test/**/*.ts'],
    rules: { 'max-lines': ['error', 500] },
  },
  {
    // Tests look into answers of any shape.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['simulator/**/main.ts', 'scripts/**/*.{ts,mjs}', 'bench/**/*.{ts,mjs}'],
    rules: { 'no-console': 'off' },
  },
  {
    // The page: components and hooks; what TanStack Query infers is longer than what it says.
    files: ['web/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  forbid(
    ['web/src/**/*.{ts,tsx}'],
    ['^(?:\\.\\./)+(?:src|simulator|test)/', 'The page speaks the public API only.'],
  ),
  {
    // Playwright's fixtures ask for an object pattern, also where they need nothing.
    files: ['web/e2e/**/*.{ts,mjs}'],
    rules: {
      'no-restricted-properties': 'off',
      'no-console': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
