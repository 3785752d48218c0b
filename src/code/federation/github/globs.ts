/** The filters of branches and tags in a workflow, by GitHub's own rules. */

const special = /[*?+[\]!]/;

/** Whether a filter stands for more than one name. */
export function isPattern(filter: string): boolean {
  return special.test(filter);
}

/** Those of `names` that the filters let through; a later one beginning with `!` takes names out again. */
export function matching(filters: readonly string[], names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    let through = false;
    for (const filter of filters) {
      const out = filter.startsWith('!');
      if (expressionOf(out ? filter.slice(1) : filter).test(name)) through = !out;
    }
    return through;
  });
}

/** `*` stays within a segment, `**` does not, `?` and `+` belong to what stands before them. */
function expressionOf(filter: string): RegExp {
  const body = filter
    .split(/(\*\*\/?|\*|\?|\+|\[[^\]]*\])/)
    .map((part) => {
      if (part === '**' || part === '**/') return '.*';
      if (part === '*') return '[^/]*';
      return /^(\?|\+|\[.*\])$/.test(part) ? part : part.replace(/[.^$(){}|\\[\]]/g, '\\$&');
    })
    .join('');
  try {
    return new RegExp(`^${body}$`);
  } catch {
    // A filter that is being typed matches nothing yet.
    return /(?!)/;
  }
}
