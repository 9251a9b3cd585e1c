import type { FastifyInstance } from 'fastify';
import { pathOf } from './path-of.js';

/** Which methods each path answers, so that a known path with another method is a 405 and not a 404. */
export class RouteTable {
  private readonly methods = new Map<string, Set<string>>();
  private readonly patterns: { readonly path: RegExp; readonly methods: ReadonlySet<string> }[] = [];

  /** Must be called before the routes are registered. */
  listenTo(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      for (const one of [method].flat()) this.add(url, one);
    });
  }

  /** The methods that the path of `url` answers; none when there is no such path. */
  allowed(url: string): string[] {
    const path = pathOf(url);
    const found = this.patterns.find((pattern) => pattern.path.test(path));
    return [...(found?.methods ?? [])];
  }

  private add(route: string, method: string): void {
    if (route.includes('*')) return;
    let methods = this.methods.get(route);
    if (!methods) {
      methods = new Set();
      this.methods.set(route, methods);
      const source = route.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+');
      this.patterns.push({ path: new RegExp(`^${source.replace(/\/$/, '')}/?$`), methods });
    }
    methods.add(method);
  }
}
