import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectRoot } from './project';

/** What the tests' environment needs to hold to start the browser. */
export interface BrowserEnvironment {
  WAYMARK_TEST_CHROMIUM: string;
  /** The folder of the libraries that the npm-carried browser brings; they are not for other programs. */
  WAYMARK_TEST_CHROMIUM_LIBRARIES?: string;
  WAYMARK_TEST_CHROMIUM_FONTS?: string;
}

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const installed = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => commands.map(command => join(folder, command)))
    .concat(places)
    .find(existsSync);

// The package's own list of font folders names fixed places that are not ours, and this browser dies when it finds no font for a form field.
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

// The package unpacks into the temporary folder, trusts whatever file it finds there, and brings its libraries only where it believes itself in
// Amazon's cloud. So: a folder of our own, a process of its own, and a name that only a whole one gets.
const unpack = (folder: string): void => {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const script = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;
  const env = { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: '22.x' };
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: projectRoot, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The browser in the npm packages could not be unpacked: ${stderr}`);
  writeFileSync(join(unfinished, 'fonts', 'fonts.conf'), fonts);
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
};

const carried = (): BrowserEnvironment => {
  const folder = join(projectRoot, '.waymark', 'chromium-147.0.0');
  if (!existsSync(folder)) unpack(folder);
  return {
    WAYMARK_TEST_CHROMIUM: join(folder, 'chromium'),
    WAYMARK_TEST_CHROMIUM_LIBRARIES: join(folder, 'al2023', 'lib'),
    WAYMARK_TEST_CHROMIUM_FONTS: join(folder, 'fonts'),
  };
};

/**
 * The browser for the tests: CHROMIUM_PATH, else an installed one, else the one that npm carries (Linux on x64 only).
 * Throws when there is none, and says what to do.
 */
export const findChromium = (): BrowserEnvironment => {
  const path = process.env.CHROMIUM_PATH || installed();
  if (path && !existsSync(path)) throw new Error(`CHROMIUM_PATH names ${path}, and there is no such file.`);
  if (path) return { WAYMARK_TEST_CHROMIUM: path };
  if (process.platform === 'linux' && process.arch === 'x64') return carried();
  throw new Error('The tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to the program.');
};
