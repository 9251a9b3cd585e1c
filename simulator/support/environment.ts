/** The part of `process.env` that a stand-in reads; its main.ts passes it in. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function textFrom(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

/** A number of at least `least`, or a message that names the variable. */
export function numberFrom(env: Environment, name: string, least: number): number | undefined {
  const text = textFrom(env, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) throw new Error(`${name} must be a number from ${least} up`);
  return value;
}

export function choiceFrom<T extends string>(
  env: Environment,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = textFrom(env, name);
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new Error(`${name} must be one of ${choices.join(', ')}`);
  return found;
}
