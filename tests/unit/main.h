/* main.h - included before every file of tests/unit, where main is a macro for unit_NAME: declares its main function. */
int main(void);
