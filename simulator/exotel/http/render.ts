import { answer, type Content, type Reply } from './reply.js';

export type Format = 'xml' | 'json';
type Value =
  string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value };
export type Tree = Readonly<Record<string, Value>>;

export const XML_TYPE = 'application/xml; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

function toXml(tree: Tree): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<TwilioResponse>${inner(tree)}</TwilioResponse>\n`;
}

function inner(tree: Tree): string {
  return Object.entries(tree)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: Value): string {
  if (value === undefined) return '';
  if (value === null || value === '') return `<${name}/>`;
  if (Array.isArray(value)) return value.map((item: Value) => element(name, item)).join('');
  const content = typeof value === 'object' ? inner(value as Tree) : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** The tree in the format that the path asked for. */
export function content(format: Format, tree: Tree, status = 200): Content {
  return format === 'json'
    ? { status, contentType: JSON_TYPE, body: JSON.stringify(tree) }
    : { status, contentType: XML_TYPE, body: toXml(tree) };
}

export function rendered(format: Format, tree: Tree, status = 200): Reply {
  return { how: 'answer', ...content(format, tree, status) };
}

export function restException(format: Format, status: number, message: string, code?: number): Reply {
  return rendered(format, { RestException: { Status: status, Message: message, Code: code } }, status);
}

export function plainText(status: number, text: string): Reply {
  return answer(status, 'text/plain; charset=utf-8', text);
}

export function asJson(value: unknown, status = 200): Reply {
  return answer(status, JSON_TYPE, JSON.stringify(value));
}

export const HTML_502 = answer(
  502,
  'text/html',
  '<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n</body>\n</html>\n',
);

export const UNAUTHORIZED = plainText(401, 'Authentication is required to view this page');
