// Reads the docstrings of a public custom element into a manifest (https://github.com/webcomponents/custom-elements-manifest,
// schema 2.1.0): attributes and properties from its accessors, events, parts and CSS properties from the tags of its class.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

interface PublicElement {
  /** Of the source file. */
  path: string;
  className: string;
  tagName: string;
  /** As it is published. */
  module: string;
}

export function customElementsManifest({ path, className, tagName, module }: PublicElement): object {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const element = source.statements
    .filter((node) => ts.isClassDeclaration(node))
    .find((node) => node.name?.text === className);
  if (!element) throw new Error(`${path} declares no class ${className}.`);
  const members = element.members.filter(isPublicAccessor);
  const fields = members.map((node) => {
    const attribute = kebabCase(node.name.text);
    return { name: node.name.text, attribute, about: typed(node, source) };
  });
  for (const name of observedAttributes(element, source)) {
    if (!fields.some(({ attribute }) => attribute === name))
      throw new Error(`${path}: the observed attribute ${name} has no accessor.`);
  }
  const declaration = {
    kind: 'class',
    customElement: true,
    name: className,
    tagName,
    description: describe(element),
    superclass: { name: 'HTMLElement' },
    attributes: fields.map(({ name, attribute, about }) => ({
      name: attribute,
      fieldName: name,
      ...about,
    })),
    members: fields.map(({ name, attribute, about }) => ({
      kind: 'field',
      name,
      attribute,
      reflects: true,
      ...about,
    })),
    events: tags(element, 'fires').map(([name, description]) => ({
      name,
      type: { text: `${pascalCase(name)}Event` },
      description,
    })),
    cssParts: tags(element, 'csspart').map(([name, description]) => ({ name, description })),
    cssProperties: tags(element, 'cssprop').map(([name, description]) => ({ name, description })),
  };
  const reference = { name: className, module };
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: module,
        declarations: [declaration],
        exports: [
          { kind: 'custom-element-definition', name: tagName, declaration: reference },
          { kind: 'js', name: className, declaration: reference },
        ],
      },
    ],
  };
}

function observedAttributes(element: ts.ClassDeclaration, source: ts.SourceFile): string[] {
  const list = element.members
    .filter((node) => ts.isPropertyDeclaration(node))
    .find((node) => node.name.getText(source) === 'observedAttributes');
  const values = list?.initializer;
  if (!values || !ts.isArrayLiteralExpression(values)) return [];
  return values.elements.filter((node) => ts.isStringLiteral(node)).map(({ text }) => text);
}

type PublicAccessor = ts.GetAccessorDeclaration & { name: ts.Identifier };

function isPublicAccessor(node: ts.ClassElement): node is PublicAccessor {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    ts.isGetAccessor(node) &&
    ts.isIdentifier(node.name) &&
    (ts.getCombinedModifierFlags(node) & hidden) === 0
  );
}

function typed(node: PublicAccessor, source: ts.SourceFile): object {
  const standard = tags(node, 'defaultValue')[0]?.join(' ').trim();
  return {
    type: { text: node.type?.getText(source) ?? 'unknown' },
    description: describe(node),
    ...(standard ? { default: standard } : {}),
  };
}

function describe(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return words(comment?.comment);
}

/** The first word of each tag of that name, and what follows a dash behind it. */
function tags(node: ts.Node, name: string): [string, string][] {
  return ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === name)
    .map(({ comment }) => {
      const [, first = '', rest = ''] = /^(\S+)\s*(?:-\s*)?(.*)$/.exec(words(comment)) ?? [];
      return [first, rest];
    });
}

function words(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim();
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
