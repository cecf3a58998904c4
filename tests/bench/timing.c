/* timing.c — timing RUNS COMMAND…: runs a command RUNS times with its output thrown away, and prints the median,
 * the least and the most seconds that the whole process took, and its peak memory in MiB. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 100 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Seconds; a command that fails ends the program. */
static double run(char **command, long *peak_kib)
{
    struct rusage used;
    int status;
    double start = now();
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        if (null >= 0) dup2(null, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &used) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "timing: %s failed\n", command[0]);
        exit(1);
    }
    if (used.ru_maxrss > *peak_kib) *peak_kib = used.ru_maxrss;
    return now() - start;
}

int main(int argc, char **argv)
{
    double seconds[MOST];
    long peak = 0;
    int runs = argc > 2 ? atoi(argv[1]) : 0;
    if (runs < 1 || runs > MOST) {
        fprintf(stderr, "usage: timing RUNS COMMAND…\n");
        return 2;
    }
    for (int i = 0; i < runs; i++) seconds[i] = run(argv + 2, &peak);
    qsort(seconds, (size_t)runs, sizeof *seconds, by_size);
    printf("%.3f %.3f %.3f %.0f\n", seconds[runs / 2], seconds[0], seconds[runs - 1], (double)peak / 1024);
    return 0;
}
