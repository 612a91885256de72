// Where a reader is on a line: its sign, and its column, where a tab reaches to the next fourth.

export class Cursor {
  begin(line) {
    this.line = line.replaceAll("\0", "\ufffd");
    this.offset = this.column = 0;
    this.split = false;
  }

  /** What comes next on the line: where its text begins, and how far in. */
  look() {
    let column = this.column;
    let at = this.offset;
    for (; this.line[at] === " " || this.line[at] === "\t"; at += 1) {
      column += this.line[at] === "\t" ? 4 - (column % 4) : 1;
    }
    this.next = at;
    this.nextColumn = column;
    this.indent = column - this.column;
    this.indented = this.indent >= 4;
    this.blank = at >= this.line.length;
  }

  /** Go some signs on, or some columns; a tab may be gone half through. */
  step(count, columns = false) {
    while (count > 0 && this.offset < this.line.length) {
      if (this.line[this.offset] === "\t") {
        const toTab = 4 - (this.column % 4);
        const taken = columns ? Math.min(count, toTab) : toTab;
        this.split = columns && toTab > count;
        this.column += taken;
        if (!this.split) this.offset += 1;
        count -= columns ? taken : 1;
      } else {
        this.split = false;
        this.offset += 1;
        this.column += 1;
        count -= 1;
      }
    }
  }

  stepToText() {
    this.offset = this.next;
    this.column = this.nextColumn;
    this.split = false;
    this.look();
  }

  isSpace(at) {
    return this.line[at] === " " || this.line[at] === "\t";
  }
}
