/**
 * What JSX becomes in the page: elements, made once and put in the place of those before. The bundler
 * gives it to the page's components in place of preact's runtime, whose comparing of old and new they do
 * not need: 10 KB for a form that answers a few times a minute.
 */

type Made = Node | string | number | boolean | null | undefined | readonly Made[];
type Props = Readonly<Record<string, unknown>> & { readonly children?: Made };
type Component = (props: Props) => Made;

/** Elements of SVG that the page's components make. */
const SVG = new Set(['svg', 'g', 'path', 'rect', 'line', 'text', 'use']);
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

function nodesOf(made: Made): (Node | string)[] {
  if (made === null || made === undefined || typeof made === 'boolean') return [];
  if (made instanceof Node) return [made];
  return typeof made === 'object' ? made.flatMap(nodesOf) : [String(made)];
}

export const Fragment = ({ children }: Props): Made => children;

export function jsx(type: string | Component, props: Props): Made {
  if (typeof type === 'function') return type(props);
  const element = SVG.has(type)
    ? document.createElementNS(SVG_NAMESPACE, type)
    : document.createElement(type);
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children' || value === undefined || value === null || value === false) continue;
    element.setAttribute(name, String(value));
  }
  element.append(...nodesOf(props.children));
  return element;
}

export const jsxs = (type: string | Component, props: Props): Made => jsx(type, props);

/** @param made what JSX became here; its type is what the components are written for */
export function put(place: Element, made: unknown): void {
  place.replaceChildren(...nodesOf(made as Made));
}
