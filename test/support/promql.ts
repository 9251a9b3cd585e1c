import { parser } from '@prometheus-io/lezer-promql';

/** A metric that an expression reads, and the labels by which it does so. */
export interface Reading {
  readonly metric: string;
  readonly labels: readonly string[];
}

/**
 * What a PromQL expression reads, by the grammar of Prometheus' own editor.
 * @throws Error where the expression is none
 */
export function readingsOf(expression: string): Reading[] {
  // Grafana fills its variables in before Prometheus sees them.
  const query = expression.replace(/\$__\w+/g, '5m');
  const text = (node: { from: number; to: number }): string => query.slice(node.from, node.to);
  const readings: Reading[] = [];
  parser.parse(query).iterate({
    enter: (node) => {
      if (node.type.isError) throw new Error(`no PromQL at ${node.from}: ${query}`);
      if (node.name !== 'VectorSelector') return;
      const metric = node.node.getChild('Identifier');
      const matchers = node.node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
      readings.push({
        metric: metric ? text(metric) : '',
        labels: matchers.map((matcher) => text(matcher.getChild('LabelName') ?? matcher)),
      });
    },
  });
  return readings;
}
