// `node scripts/types-and-lint.ts [FOLDER…]`: types and lint of everything but those folders, asked of the same programs.
// ESLint's typed rules then find what the type check has worked out: docs/decisions/0011-types-and-lint-together.md.
import { join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { lintUnknown } from './lint-unknown.ts';
import { root } from './tool.ts';

const projects = ['tsconfig.json', 'test/e2e/tsconfig.json'];

const asText: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (file) => file,
  getCurrentDirectory: () => root,
  getNewLine: () => '\n',
};

function programOf(project: string): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, project), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic(problem) {
      throw new Error(ts.formatDiagnostic(problem, asText));
    },
  });
  if (config === undefined) throw new Error(`Expected a TypeScript project in ${project}.`);
  return ts.createProgram({
    rootNames: config.fileNames,
    options: config.options,
    configFileParsingDiagnostics: config.errors,
    // The lint parser walks from a node to its parents.
    host: ts.createCompilerHost(config.options, true),
  });
}

const programs = projects.map(programOf);
/** Each file is asked of the first program that names it: what another one imports from there is not checked twice. */
function problemsOf(program: ts.Program, place: number): readonly ts.Diagnostic[] {
  const earlier = new Set(programs.slice(0, place).flatMap((each) => each.getRootFileNames()));
  const own = program.getRootFileNames().filter((name) => !earlier.has(name));
  const ofFiles = own.flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  return [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...ofFiles,
  ];
}

const typeProblems = ts.sortAndDeduplicateDiagnostics(programs.flatMap(problemsOf));
console.log(ts.formatDiagnostics(typeProblems, asText));

const lintProblems = await lintUnknown(
  'server',
  ['.'],
  (known) =>
    new ESLint({
      cwd: root,
      errorOnUnmatchedPattern: false,
      overrideConfig: [
        { ignores: [...process.argv.slice(2).map((folder) => `${folder}/**`), ...known] },
        // A file that is in none of the programs is an error.
        { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, programs } } },
      ],
    }),
);
process.exitCode = typeProblems.length + lintProblems === 0 ? 0 : 1;
