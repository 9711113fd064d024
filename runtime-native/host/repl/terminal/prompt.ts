/** The line, or the lines, that are being typed: keys change them, the screen shows them. */
import type { Key } from 'node:readline';
import { columnsOf } from '../completion/columns.ts';
import { type Completion, commonStart } from '../completion/completion.ts';
import { isIncomplete } from '../source/parser.ts';
import { Assist } from './assist.ts';
import { HistorySearch } from './history-search.ts';
import { HistoryWalk } from './history-walk.ts';
import type { InputOptions, InputReader } from './input-reader.ts';
import { editFrame, editorFrame, finalFrame, searchFrame } from './input-view.ts';
import { Keyboard } from './keyboard.ts';
import { LineEditor } from './line-editor.ts';
import { Screen } from './screen.ts';

const INDENTATION = '  ';

type Typed =
  | { readonly character: string | undefined; readonly key: Key; readonly paste?: undefined }
  | { readonly key?: undefined; readonly paste: string };

export class Prompt implements InputReader {
  readonly #options: InputOptions;
  readonly #editor = new LineEditor();
  readonly #screen: Screen;
  readonly #keyboard: Keyboard;
  readonly #assist: Assist;
  #search: HistorySearch | undefined;
  #walk: HistoryWalk | undefined;
  /** Set by .editor: Enter is a line, Ctrl+D the end. */
  #isEditor = false;
  /** What is typed before it can be dealt with; undefined if it can. */
  #waiting: Typed[] | undefined = [];
  /** False while something is evaluated, and when the terminal is not ours. */
  #isShown = false;
  #isEvaluating = false;
  #isDrawScheduled = false;
  #hasStopped = false;

  constructor(options: InputOptions) {
    this.#options = options;
    this.#screen = new Screen(options.output);
    this.#assist = new Assist(options, () => this.#draw());
    this.#keyboard = new Keyboard(options.input, (text) => options.output.write(text), {
      onKey: (character, key) => this.#receive({ character, key }),
      onPaste: (paste) => this.#receive({ paste }),
      onEnd: () => options.end(),
    });
  }

  start(): void {
    this.#keyboard.start();
    this.#isShown = true;
    this.#draw();
  }

  stop(): void {
    this.#suspend();
    this.#hasStopped = true;
  }

  ready(): void {
    if (this.#hasStopped) return;
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#isShown = true;
    // One of the keys may have to be waited for again.
    while (waiting.length > 0 && !this.#waiting) this.#handle(waiting.shift() as Typed);
    (this.#waiting as Typed[] | undefined)?.push(...waiting);
    this.#draw();
  }

  print(text: string): void {
    this.#screen.print(text);
    this.#scheduleDraw();
  }

  printLines(text: string): void {
    this.#screen.printLines(text);
    this.#scheduleDraw();
  }

  resize(): void {
    this.#screen.resize();
  }

  resume(): void {
    this.#keyboard.start();
    this.#screen.forget();
    this.#isShown = !this.#isEvaluating;
    this.#draw();
  }

  clear(): void {
    this.#screen.clear();
  }

  openEditor(): void {
    this.#isEditor = true;
  }

  #suspend(): void {
    if (this.#isShown) this.#leaveLine();
    this.#keyboard.stop();
  }

  #receive(typed: Typed): void {
    if (!this.#waiting) {
      this.#handle(typed);
    } else if (typed.key && nameOf(typed.key) === 'ctrl+c') {
      this.#waiting = [];
      this.#options.interrupt(false);
    } else {
      this.#waiting.push(typed);
    }
  }

  #handle(typed: Typed): void {
    if (typed.paste !== undefined) {
      this.#search = undefined;
      this.#editor.insert(typed.paste.replace(/\n+$/, ''));
    } else if (!this.#handleSearch(typed.character, typed.key)) {
      this.#handleKey(typed.character, typed.key);
    }
    this.#scheduleDraw();
  }

  /** Whether the key was for the search only. */
  #handleSearch(character: string | undefined, key: Key): boolean {
    const search = this.#search;
    if (!search) return false;
    const result = search.handle(character, key);
    if (result === 'goes-on') return true;
    this.#search = undefined;
    if (result === 'cancelled') return true;
    this.#editor.set(search.text, search.cursor);
    return false;
  }

  #handleKey(character: string | undefined, key: Key): void {
    const name = nameOf(key);
    if (name !== 'up' && name !== 'down' && name !== 'ctrl+p' && name !== 'ctrl+n') this.#walk = undefined;
    if (!this.#perform(name)) this.#editor.handle(character, key);
  }

  /** Does what the key means beyond editing; false if it means nothing. */
  #perform(name: string): boolean {
    switch (name) {
      case 'return':
      case 'enter':
        this.#enter();
        return true;
      case 'alt+return':
      case 'alt+enter':
        this.#editor.insert('\n');
        return true;
      case 'tab':
        this.#tab();
        return true;
      case 'up':
      case 'ctrl+p':
        this.#goUpOrDown('up');
        return true;
      case 'down':
      case 'ctrl+n':
        this.#goUpOrDown('down');
        return true;
      case 'right':
      case 'end':
      case 'ctrl+e':
      case 'ctrl+f':
        return this.#takeHint();
      case 'escape':
        this.#assist.dismiss();
        return true;
      case 'ctrl+c':
        this.#cancel();
        return true;
      case 'ctrl+d':
        return this.#end();
      case 'ctrl+l':
        this.#screen.clear();
        return true;
      case 'ctrl+r':
      case 'ctrl+s':
        this.#openSearch(name === 'ctrl+r' ? 'older' : 'newer');
        return true;
      case 'ctrl+z':
        this.#suspend();
        process.kill(process.pid, 'SIGTSTP');
        return true;
      default:
        return false;
    }
  }

  #enter(): void {
    const { text } = this.#editor;
    if (this.#isEditor) this.#editor.insert(`\n${this.#indentation()}`);
    else if (!this.#options.isCommand(text) && isIncomplete(text)) this.#editor.insert('\n');
    else this.#submit();
  }

  /** That of the line the cursor is in. */
  #indentation(): string {
    const { text, cursor } = this.#editor;
    return /(?:^|\n)([\t ]*)[^\n]*$/.exec(text.slice(0, cursor))?.[1] ?? '';
  }

  #submit(): void {
    const { text } = this.#editor;
    this.#leaveLine();
    this.#options.history.add(text);
    this.#isEvaluating = true;
    const done = () => {
      this.#isEvaluating = false;
    };
    this.#wait(this.#options.submit(text).then(done, done));
  }

  #cancel(): void {
    const wasEmpty = this.#editor.text === '' && !this.#isEditor;
    this.#leaveLine();
    this.#options.interrupt(wasEmpty);
    this.#isShown = true;
  }

  #end(): boolean {
    if (this.#isEditor) this.#submit();
    else if (this.#editor.text === '') this.#options.end();
    else return false;
    return true;
  }

  /** What was typed stays on the screen, and is no longer edited. */
  #leaveLine(): void {
    this.#screen.draw(finalFrame(this.#editor.text, this.#isEditor, this.#options.colors));
    this.#screen.commit();
    this.#isShown = false;
    this.#isEditor = false;
    this.#search = undefined;
    this.#editor.reset();
    this.#assist.update('', 0);
  }

  /** Keys wait for `action`. */
  #wait(action: Promise<unknown>): void {
    this.#waiting = [];
    const done = () => this.ready();
    action.then(done, done);
  }

  #goUpOrDown(direction: 'up' | 'down'): void {
    const editor = this.#editor;
    if (editor.moveLines(direction === 'up' ? -1 : 1) || this.#isEditor) return;
    this.#walk ??= new HistoryWalk(this.#options.history, editor.text, editor.text.slice(0, editor.cursor));
    const entry = direction === 'up' ? this.#walk.older() : this.#walk.newer();
    if (entry !== undefined) editor.set(entry);
  }

  #openSearch(direction: 'older' | 'newer'): void {
    if (!this.#isEditor) this.#search = new HistorySearch(this.#options.history, this.#editor.text, direction);
  }

  #takeHint(): boolean {
    const { hint } = this.#assist;
    if (hint === '') return false;
    this.#editor.insert(hint);
    return true;
  }

  #tab(): void {
    const { text, cursor } = this.#editor;
    const before = text.slice(0, cursor);
    const startsLine = text !== '' && /(?:^|\n)[\t ]*$/.test(before);
    if (startsLine || this.#isEditor) this.#editor.insert(INDENTATION);
    else this.#wait(this.#options.complete(before).then((completion) => completion && this.#apply(completion)));
  }

  #apply(completion: Completion): void {
    const { prefix, groups } = completion;
    const common = commonStart(completion);
    if (common.length > prefix.length) this.#editor.insert(common, prefix.length);
    else if (groups.flat().length > 1) this.#screen.printLines(columnsOf(completion, this.#screen.columns));
  }

  /** Keys that came together are shown together. */
  #scheduleDraw(): void {
    if (this.#isDrawScheduled) return;
    this.#isDrawScheduled = true;
    queueMicrotask(() => {
      this.#isDrawScheduled = false;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#isShown || this.#hasStopped) return;
    const { colors } = this.#options;
    if (this.#isEditor) {
      this.#screen.draw(editorFrame(this.#editor, colors));
    } else if (this.#search) {
      this.#screen.draw(searchFrame(this.#search, colors));
    } else {
      this.#assist.update(this.#editor.text, this.#editor.cursor);
      this.#screen.draw(editFrame(this.#editor, this.#assist, colors));
    }
  }
}

/** What the key is called: `ctrl+c`, `alt+return`, `up`. */
function nameOf({ name, ctrl, meta }: Key): string {
  return `${ctrl ? 'ctrl+' : ''}${meta ? 'alt+' : ''}${name ?? ''}`;
}
