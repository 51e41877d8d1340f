/** What the documents name is there: files and folders of the repository, and npm's commands. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const listed = (...args: string[]): string[] =>
  spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...args], {
    encoding: 'utf8',
  })
    .stdout.split('\0')
    .filter((path) => path !== '');

const files = listed();
const foldersOf = (path: string): string[] => (path === '.' ? [] : [path, ...foldersOf(dirname(path))]);
const known = new Set(files.flatMap((path) => foldersOf(path)));
const topFolders = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));

/** Made by commands and kept out of the repository. */
const made = new Set(readFileSync('.gitignore', 'utf8').split('\n').map(bare));

function bare(path: string): string {
  return path.replace(/^\/|[/:]+$|:\d+$|#.*$/g, '');
}

/** Paths in `code` that begin with a folder of the repository, and the targets of links. */
function pathsIn(document: string, text: string): string[] {
  const quoted = [...text.matchAll(/`([\w@.-]+\/[\w@./-]*)`/g)]
    .map(([, path]) => bare(path!))
    .filter((path) => topFolders.has(path.split('/')[0]!));
  const linked = [...text.matchAll(/\]\((?!\w+:|#)([^)\s]+)\)/g)].map(([, path]) =>
    join(dirname(document), bare(path!)),
  );
  return [...quoted, ...linked];
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!);

describe.each(files.filter((path) => path.endsWith('.md')))('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  test('names only files and folders that are there', () => {
    const missing = pathsIn(document, text).filter(
      (path) => !known.has(path) && !made.has(path) && !made.has(dirname(path)),
    );
    expect(missing).toEqual([]);
  });

  test('names only commands that are there', () => {
    expect(commandsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });
});
