/* A calculator with one planted fault, named by the first argument; `healthy` has none. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *fault;
static int has(const char *name) { return strcmp(fault, name) == 0; }
static void crash(int number) { (void)number; abort(); }

int main(int count, char **words) {
  char line[4096], *volatile nothing = NULL;
  double sum = 0;
  fault = count > 1 ? words[1] : "healthy";
  setbuf(stdout, NULL);
  if (has("no-start")) *nothing = 1;
  if (has("slow-start")) sleep(7);
  if (has("one-instance")) {
    char path[4096];
    snprintf(path, sizeof path, "%s/calc.lock", getenv("HOME"));
    if (open(path, O_CREAT | O_EXCL, 0600) < 0) return fputs("calc: database is locked\n", stderr), 1;
  }
  if (has("crash-on-hangup")) signal(SIGHUP, crash);
  if (has("ignores-signals")) signal(SIGHUP, SIG_IGN), signal(SIGTERM, SIG_IGN), signal(SIGINT, SIG_IGN);
  if (has("spin")) fcntl(0, F_SETFL, fcntl(0, F_GETFL) | O_NONBLOCK);
  puts("calc 0.9 -- type ? for help");
  for (int asked = 0;;) {
    if (!asked) fputs("calc: ", stdout);
    asked = 1;
    clearerr(stdin);
    if (fgets(line, sizeof line, stdin) == NULL) {
      if (has("spin") && !feof(stdin)) continue;
      if (has("crash-at-eof")) *nothing = 1;
      while (has("flood-at-eof")) fputs("calc: ", stdout);
      return putchar('\n'), 0;
    }
    asked = 0;
    line[strcspn(line, "\n")] = 0;
    if (has("memory-leak")) memset(malloc(1 << 20), 7, 1 << 20);
    if (has("descriptor-leak") && dup(0) < 0) return 1;
    if (strcmp(line, "?") == 0) {
      if (has("hang-on-help")) for (;;) pause();
      if (has("garbage-help")) { for (int at = 0; at < 700; at++) putchar(at * 37 % 26 + 1); putchar('\n'); continue; }
      puts("add N -- add a number\nsum -- print the sum\nclear -- set the sum to 0\n? -- this list\nexit -- leave calc");
    } else if (strncmp(line, "add ", 4) == 0) sum += atof(line + 4);
    else if (strcmp(line, "sum") == 0) printf("%g\n", sum);
    else if (strcmp(line, "clear") == 0) sum = 0;
    else if (strcmp(line, "exit") == 0) {
      if (has("stuck-exit")) for (;;) usleep(100000);
      if (has("leaves-a-child")) signal(SIGHUP, SIG_IGN);
      if (has("leaves-a-child") && fork() == 0) {
        setsid();
        for (int each = 0; each < 3; each++) close(each);
        sleep(300);
        _exit(0);
      }
      return has("wrong-exit-code") ? 9 : 0;
    } else if (*line) {
      if (has("crash-on-unknown")) abort();
      printf("calc: unknown operation \"%s\"\n", line);
    }
  }
}
