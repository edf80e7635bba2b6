/*
 * A disk and a clock that fail on command, between a server and the C library (LD_PRELOAD). Only files below
 * FAULTS_DIR count. The one who tests turns the switches in FAULTS_CONTROL, a file of 64-bit numbers that both
 * sides map; with FAULTS_RECORD every change of a file, and every sync that came back, is written down in its order.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { STEPS, KILL_AT, SYNC_DELAY_MS, FAIL_SYNC_IN, CLOCK_OFFSET_S, SYNCS, SWITCHES };

static volatile int64_t none[SWITCHES];
static volatile int64_t *control = none;
static char directory[PATH_MAX];
static size_t directory_length;
static int record = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_gettimeofday)(struct timeval *, void *);

__attribute__((constructor)) static void begin(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  real_gettimeofday = dlsym(RTLD_NEXT, "gettimeofday");
  const char *below = getenv("FAULTS_DIR"), *switches = getenv("FAULTS_CONTROL"), *notes = getenv("FAULTS_RECORD");
  if (!below || !switches || !realpath(below, directory)) return;
  directory_length = strlen(directory);
  int file = open(switches, O_RDWR | O_CLOEXEC);
  if (file >= 0) {
    void *map = mmap(NULL, sizeof none, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (map != MAP_FAILED) control = map;
    close(file);
  }
  if (notes) record = open(notes, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int counts(const char *path) {
  return directory_length && !strncmp(path, directory, directory_length) && path[directory_length] == '/';
}

/* The file's name below the directory, or NULL where the file is none of ours. */
static const char *name_of(int fd, char *path) {
  char link[40];
  if (!directory_length || fd == record) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return NULL;
  path[length] = 0;
  return counts(path) ? path + directory_length + 1 : NULL;
}

/* Each call on the disk is a step; at the chosen one the process dies as by kill -9, before the call is made. */
static void step(void) {
  int64_t made = __sync_add_and_fetch(&control[STEPS], 1);
  if (control[KILL_AT] && made >= control[KILL_AT]) kill(getpid(), SIGKILL);
}

/* kind, length of the name, offset, length of the bytes; name; bytes */
static void note(uint32_t kind, const char *name, int64_t offset, const void *bytes, size_t length) {
  if (record < 0) return;
  struct { uint32_t kind, name; int64_t offset, length; } head = {kind, strlen(name), offset, length};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)name, head.name}, {(void *)bytes, bytes ? length : 0}};
  if (writev(record, parts, 3) < 0) abort();
}

static ssize_t put(int fd, const void *bytes, size_t length, off64_t offset) {
  char path[PATH_MAX];
  const char *name = name_of(fd, path);
  if (!name) return offset < 0 ? real_write(fd, bytes, length) : real_pwrite(fd, bytes, length, offset);
  step();
  pthread_mutex_lock(&one_at_a_time);
  off64_t at = offset >= 0 ? offset : lseek64(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
  ssize_t done = offset < 0 ? real_write(fd, bytes, length) : real_pwrite(fd, bytes, length, offset);
  int why = errno;
  if (done > 0) note(1, name, at, bytes, done);
  pthread_mutex_unlock(&one_at_a_time);
  errno = why;
  return done;
}

static int sync_file(int fd, int (*sync)(int)) {
  char path[PATH_MAX];
  const char *name = name_of(fd, path);
  if (!name) return sync(fd);
  step();
  if (control[SYNC_DELAY_MS] > 0) {
    struct timespec pause = {control[SYNC_DELAY_MS] / 1000, control[SYNC_DELAY_MS] % 1000 * 1000000};
    nanosleep(&pause, NULL);
  }
  if (control[FAIL_SYNC_IN] > 0 && __sync_sub_and_fetch(&control[FAIL_SYNC_IN], 1) == 0) {
    errno = EIO;
    return -1;
  }
  pthread_mutex_lock(&one_at_a_time);
  /* What is recorded is thrown away and built anew: the real disk need not turn. */
  int done = record >= 0 ? 0 : sync(fd);
  int why = errno;
  if (done == 0) {
    note(2, name, 0, NULL, 0);
    __sync_add_and_fetch(&control[SYNCS], 1);
  }
  pthread_mutex_unlock(&one_at_a_time);
  errno = why;
  return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return put(fd, bytes, length, offset); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return put(fd, bytes, length, offset); }
ssize_t write(int fd, const void *bytes, size_t length) {
  if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
  return put(fd, bytes, length, -1);
}
int fsync(int fd) { return sync_file(fd, real_fsync); }
int fdatasync(int fd) { return sync_file(fd, real_fdatasync); }

int ftruncate64(int fd, off64_t length) {
  char path[PATH_MAX];
  const char *name = name_of(fd, path);
  if (!name) return real_ftruncate(fd, length);
  step();
  pthread_mutex_lock(&one_at_a_time);
  int done = real_ftruncate(fd, length);
  int why = errno;
  if (done == 0) note(3, name, length, NULL, 0);
  pthread_mutex_unlock(&one_at_a_time);
  errno = why;
  return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
  if (!counts(path)) return real_unlink(path);
  step();
  pthread_mutex_lock(&one_at_a_time);
  int done = real_unlink(path);
  int why = errno;
  if (done == 0) note(4, path + directory_length + 1, 0, NULL, 0);
  pthread_mutex_unlock(&one_at_a_time);
  errno = why;
  return done;
}

int rename(const char *from, const char *to) {
  if (counts(from) || counts(to)) step();
  return real_rename(from, to);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (!real_clock_gettime) real_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  int done = real_clock_gettime(clock, time);
  if (done == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += control[CLOCK_OFFSET_S];
  return done;
}
int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  if (!real_gettimeofday) real_gettimeofday = dlsym(RTLD_NEXT, "gettimeofday");
  int done = real_gettimeofday(time, zone);
  if (done == 0) time->tv_sec += control[CLOCK_OFFSET_S];
  return done;
}
