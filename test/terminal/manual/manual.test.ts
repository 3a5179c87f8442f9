import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { manPage } from '../../../src/terminal/manual/man-page.ts';
import { manualText } from '../../../src/terminal/manual/text.ts';
import { type ProgramCommand, programOf } from '../../../src/terminal/program.ts';

const test = suite('terminal/manual');

const COMMANDS: readonly ProgramCommand[] = [
  {
    id: 'cache:ls',
    summary: 'List files',
    description: 'List files',
    examples: ['<%= config.bin %> cache ls'],
    args: {},
    flags: {},
  },
  {
    id: 'boot',
    summary: 'Serve a site',
    description: "Serves `a` \\ b.\n.'c' is no request – é",
    strict: false,
    args: { files: { name: 'files', description: 'what to serve' }, site: { name: 'site', required: true } },
    flags: {
      quiet: { name: 'quiet', type: 'boolean', description: 'say nothing' },
      'a-flag-that-is-quite-long': {
        name: 'a-flag-that-is-quite-long',
        type: 'option',
        helpValue: 'FILE',
        description: `${'word '.repeat(16)}end`,
      },
      log: { name: 'log', type: 'option', options: ['human', 'json'], default: 'human', description: 'how' },
    },
  },
];
const program = programOf({ version: '1.2', description: 'Serve all', oclif: { bin: 'vaq' } }, COMMANDS);

test('all commands on one page, in order', () => {
  assert.equal(
    manualText(program),
    `Serve all

vaq boot [FILES] SITE...
  Serve a site

  Serves \`a\` \\ b.
  .'c' is no request – é

  FILES                     what to serve
  SITE
  --a-flag-that-is-quite-long FILE
                            word word word word word word word word word word word word word word
                            word word end
  --log VALUE               how: human, json; by default human
  --quiet                   say nothing

vaq cache ls
  List files
`,
  );
});

test('a manual page, in which no text is a request', () => {
  const exits = [{ typed: '0', means: 'done' }];
  const variables = [{ typed: 'NO_COLOR', means: 'no colour' }];
  assert.equal(
    manPage(program, { exits, variables }),
    String.raw`.TH "VAQ" 1 "" "vaq 1.2"
.SH NAME
vaq \- serve all
.SH SYNOPSIS
.B vaq
.I COMMAND
[arguments] [flags]
.SH COMMANDS
.SS "vaq boot [FILES] SITE..."
Serve a site.
.PP
Serves \fBa\fR \e b.
.PP
\&.'c' is no request \[u2013] \[u00E9]
.TP
\fBFILES\fR
what to serve
.TP
\fBSITE\fR

.TP
\fB\-\-a\-flag\-that\-is\-quite\-long FILE\fR
word word word word word word word word word word word word word word word word end
.TP
\fB\-\-log VALUE\fR
how: human, json; by default human
.TP
\fB\-\-quiet\fR
say nothing
.SS "vaq cache ls"
List files.
.PP
For example:
.PP
.nf
.RS
vaq cache ls
.RE
.fi
.SH EXIT STATUS
.TP
\fB0\fR
done
.SH ENVIRONMENT
.TP
\fBNO_COLOR\fR
no colour
`,
  );
});

test.run();
